// SPDX-License-Identifier: Apache-2.0
package org.icddesk.configuration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;

/** What an administrator has set, checked once at the start; a wrong value is named and replaced by its default. */
@ApplicationScoped
public class Configuration {

    private final SettingReader reader;
    private final URI apiUrl;
    private final URI tokenUrl;
    private final String tokenScope;
    private final ClientAuthentication clientAuthentication;
    private final Authentication authentication;
    private final Access access;
    private final Optional<String> release;
    private final String language;
    private final Optional<URI> proxyUrl;
    private final List<String> corsOrigins;
    private final int memoryMegabytes;
    private final Optional<Path> memoryDirectory;
    private final int directoryMegabytes;
    private final Optional<Integer> httpsPort;
    private final boolean warmUp;
    private final boolean sandbox;
    private final Optional<Integer> sandboxEntities;

    /** For the container's proxy alone. */
    protected Configuration() {
        this(key -> Optional.empty());
    }

    /**
     * Reads the configuration of the server.
     *
     * @param config MicroProfile Config: system properties, environment, defaults
     */
    @Inject
    public Configuration(Config config) {
        this(new MicroProfileSource(config));
    }

    /**
     * Reads the configuration from any source.
     *
     * @param source where values come from
     */
    public Configuration(SettingSource source) {
        reader = new SettingReader(source);
        apiUrl = reader.address("icd.api.url", URI.create("https://id.who.int"));
        tokenUrl = reader.address("icd.token.url", URI.create("https://icdaccessmanagement.who.int/connect/token"));
        tokenScope = reader.text("icd.token.scope", "icdapi_access");
        clientAuthentication = reader.choice(
                "icd.token.client-authentication", ClientAuthentication.class, ClientAuthentication.BASIC);
        authentication = reader.choice("icd.authentication", Authentication.class, Authentication.CLIENT_CREDENTIALS);
        access = reader.choice("icd.access", Access.class, Access.OPEN);
        release = reader.matching("icd.release", "latest|\\d{4}(-\\d{2})?", "latest")
                .filter(r -> !r.equals("latest"));
        language = reader.matching("icd.language", "[a-z]{2,3}(-[A-Za-z]{2,8})?", "en")
                .orElseThrow();
        proxyUrl = reader.optionalAddress("icd.proxy.url");
        corsOrigins = reader.origins("icd.cors.origins");
        memoryMegabytes = Integer.parseInt(reader.matching("icd.memory.megabytes", "[1-9][0-9]{0,4}", "128")
                .orElseThrow());
        Optional<Path> data = source.value("jboss.server.data.dir").map(folder -> Path.of(folder.text(), "icd-desk"));
        memoryDirectory = reader.folder("icd.memory.directory", data);
        directoryMegabytes =
                Integer.parseInt(reader.matching("icd.memory.directory.megabytes", "[1-9][0-9]{0,5}", "512")
                        .orElseThrow());
        httpsPort = reader.matching("icd.https.port", "none|[1-9][0-9]{0,4}", "none")
                .filter(port -> !port.equals("none"))
                .map(Integer::valueOf);
        warmUp = reader.flag("icd.warm-up", true);
        sandbox = reader.flag("icd.sandbox", false);
        sandboxEntities = reader.matching("icd.sandbox.entities", "unknown|[1-9][0-9]{0,6}", "unknown")
                .filter(count -> !count.equals("unknown"))
                .map(Integer::valueOf);
    }

    /** {@return the base of the ICD API, without a slash at its end} */
    public URI apiUrl() {
        return apiUrl;
    }

    /** {@return the OAuth 2.0 token endpoint} */
    public URI tokenUrl() {
        return tokenUrl;
    }

    /** {@return the scope asked for} */
    public String tokenScope() {
        return tokenScope;
    }

    /** {@return how the client shows its credential to the token endpoint} */
    public ClientAuthentication clientAuthentication() {
        return clientAuthentication;
    }

    /** {@return whether the ICD API wants a token at all} */
    public Authentication authentication() {
        return authentication;
    }

    /** {@return whom the pages are open to} */
    public Access access() {
        return access;
    }

    /** {@return the release shown when an address names none; empty for the latest} */
    public Optional<String> release() {
        return release;
    }

    /** {@return the language of last resort, as a BCP 47 tag} */
    public String language() {
        return language;
    }

    /** {@return the HTTP proxy on the way out} */
    public Optional<URI> proxyUrl() {
        return proxyUrl;
    }

    /** {@return the origins whose pages may call {@code /api} from a browser, in lower case and without a slash at the end} */
    public List<String> corsOrigins() {
        return corsOrigins;
    }

    /** {@return what remembered answers may weigh, in megabytes} */
    public int memoryMegabytes() {
        return memoryMegabytes;
    }

    /** {@return the folder that keeps remembered answers over restarts; empty for memory alone} */
    public Optional<Path> memoryDirectory() {
        return memoryDirectory;
    }

    /** {@return what its files may weigh together, in megabytes} */
    public int directoryMegabytes() {
        return directoryMegabytes;
    }

    /** {@return the port that pages are served at over HTTPS, to which HTTP leads; empty where HTTP serves them too} */
    public Optional<Integer> httpsPort() {
        return httpsPort;
    }

    /** {@return whether chapters and blocks are asked for before anybody wants them} */
    public boolean warmUp() {
        return warmUp;
    }

    /** {@return whether the ICD API is the sandbox, which every page then says} */
    public boolean sandbox() {
        return sandbox;
    }

    /** {@return how many entities of ICD-11 the sandbox has; empty where it did not say} */
    public Optional<Integer> sandboxEntities() {
        return sandboxEntities;
    }

    /** {@return every setting read, with its value, source and fault} */
    public List<Setting> settings() {
        return reader.settings();
    }

    /** Whom the pages are open to. */
    public enum Access {
        /** Everyone on the network. */
        OPEN,
        /** Those with the role {@code icd-reader} or {@code icd-admin}. */
        ROLE
    }

    /** Whether requests to the ICD API carry a token. */
    public enum Authentication {
        /** OAuth 2.0 client credentials, RFC 6749 section 4.4. */
        CLIENT_CREDENTIALS,
        /** None, as a local deployment of the ICD API wants it. */
        NONE
    }

    /** Where the client's credential stands in a token request, RFC 6749 section 2.3.1. */
    public enum ClientAuthentication {
        /** In the {@code Authorization} header. */
        BASIC,
        /** In the form body. */
        POST
    }
}
