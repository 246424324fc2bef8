// SPDX-License-Identifier: Apache-2.0
package org.icddesk.testing.server;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.opentest4j.TestAbortedException;

/**
 * The reverse proxies of the administrators' guide, and how to run them as a process of our own, in a folder of its own.
 */
public enum ReverseProxyKind {
    NGINX(
            "nginx",
            "nginx-light",
            List.of("-p", "FOLDER", "-c", "FOLDER/main.conf"),
            """
            daemon off;
            pid FOLDER/nginx.pid;
            error_log FOLDER/error.log;
            events { worker_connections 1024; }
            http {
              access_log off;
              client_body_temp_path FOLDER/body; proxy_temp_path FOLDER/proxy; fastcgi_temp_path FOLDER/fastcgi;
              uwsgi_temp_path FOLDER/uwsgi; scgi_temp_path FOLDER/scgi;
              proxy_bind ADDRESS;
              include FOLDER/site.conf;
            }
            """,
            Map.of("listen 443 ssl", "listen 127.0.0.1:PORT ssl")),
    HAPROXY(
            "haproxy",
            "haproxy",
            List.of("-db", "-f", "FOLDER/main.conf", "-f", "FOLDER/site.conf"),
            """
            global
                maxconn 2000
            defaults
                source ADDRESS
            """,
            Map.of("bind :443", "bind 127.0.0.1:PORT")),
    HTTPD(
            "apache2",
            "apache2-bin",
            List.of("-D", "FOREGROUND", "-d", "FOLDER", "-f", "FOLDER/main.conf"),
            """
            ServerRoot FOLDER
            ServerName localhost
            User www-data
            Group www-data
            PidFile FOLDER/httpd.pid
            ErrorLog FOLDER/error.log
            DefaultRuntimeDir FOLDER
            LoadModule mpm_event_module /usr/lib/apache2/modules/mod_mpm_event.so
            LoadModule authz_core_module /usr/lib/apache2/modules/mod_authz_core.so
            LoadModule alias_module /usr/lib/apache2/modules/mod_alias.so
            LoadModule headers_module /usr/lib/apache2/modules/mod_headers.so
            LoadModule proxy_module /usr/lib/apache2/modules/mod_proxy.so
            LoadModule proxy_http_module /usr/lib/apache2/modules/mod_proxy_http.so
            LoadModule socache_shmcb_module /usr/lib/apache2/modules/mod_socache_shmcb.so
            LoadModule ssl_module /usr/lib/apache2/modules/mod_ssl.so
            ProxySourceAddress ADDRESS
            Listen 127.0.0.1:PORT
            Include FOLDER/site.conf
            """,
            Map.of("<VirtualHost *:443>", "<VirtualHost *:PORT>"));

    private final String program;
    private final String debianPackage;
    private final List<String> arguments;
    private final String main;
    private final Map<String, String> site;

    ReverseProxyKind(
            String program, String debianPackage, List<String> arguments, String main, Map<String, String> site) {
        this.program = program;
        this.debianPackage = debianPackage;
        this.arguments = arguments;
        this.main = main;
        this.site = site;
    }

    /** {@return the program; a test is aborted with advice if it is neither there nor can be installed} */
    Path find() {
        String advice = "This test needs Debian's " + debianPackage + ": install it.";
        try {
            return DebianPackages.program(List.of(debianPackage), advice, program);
        } catch (IllegalStateException e) {
            throw new TestAbortedException(e.getMessage(), e);
        }
    }

    /** {@return the arguments of the program} */
    List<String> arguments() {
        return arguments;
    }

    /** {@return the configuration around that of the guide} */
    String main() {
        return main;
    }

    /** {@return what has another value here than in the guide} */
    Map<String, String> site() {
        return site;
    }
}
