# A cache of the organisation in front of ICD Desk: Varnish (Debian: /etc/varnish/default.vcl).
# Only for servers that everybody may read (icd.access=open). Purge: curl -X PURGE http://localhost/icd-desk/
vcl 4.1;

backend desk {
    .host = "127.0.0.1";
    .port = "8080";
}

acl administrators {
    "localhost";
}

sub vcl_recv {
    if (req.method == "PURGE") {
        if (client.ip !~ administrators) {
            return (synth(405));
        }
        ban("obj.status == 200");
        return (synth(200, "Purged"));
    }
    if (req.method != "GET" && req.method != "HEAD") {
        return (pass);
    }
    if (req.http.Authorization || req.http.Cookie) {
        return (pass);
    }
    return (hash);
}

sub vcl_backend_response {
    # Pages and answers that have an ETag and are not no-store. What their ETag stands for does not depend on the reader.
    if (beresp.status == 200 && beresp.http.ETag && beresp.http.Cache-Control ~ "^(private, no-cache|public, )") {
        # Browsers ask each time; this cache asks once a minute, and answers readers meanwhile and while no server does.
        set beresp.ttl = 60s;
        set beresp.grace = 10m;
        set beresp.keep = 24h;
        return (deliver);
    }
}

sub vcl_deliver {
    if (obj.hits > 0) {
        set resp.http.X-Cache = "HIT";
    } else {
        set resp.http.X-Cache = "MISS";
    }
}
