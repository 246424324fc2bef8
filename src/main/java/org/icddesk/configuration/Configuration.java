// SPDX-License-Identifier: Apache-2.0
package org.icddesk.configuration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.icddesk.icd.Language;

/** The settings, validated once at startup; an invalid value is reported and replaced by its default. */
@ApplicationScoped
public class Configuration {

    private static final RateLimit DEFAULT_SEARCHES = new RateLimit(20, 200);
    private static final RateLimit DEFAULT_SUGGESTIONS = new RateLimit(20, 40);

    /** What one client may ask by default: enough for some twenty people behind one address. */
    public static final RateLimits DEFAULT_LIMITS = new RateLimits(DEFAULT_SEARCHES, DEFAULT_SUGGESTIONS, List.of());

    /** How many requests to the ICD API may be in flight by default. */
    public static final int DEFAULT_UPSTREAM_CALLS = 16;

    private final SettingReader reader;
    private final URI apiUrl;
    private final Optional<URI> fallbackUrl;
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
    private final Optional<Path> assetsDirectory;
    private final Optional<Integer> httpsPort;
    private final RateLimits limits;
    private final int upstreamCalls;
    private final boolean warmUp;
    private final IndexSettings index;
    private final BundleSettings bundle;
    private final Optional<Path> synonymsFile;
    private final boolean mcp;
    private final boolean sandbox;
    private final Optional<Integer> sandboxEntities;

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
        fallbackUrl = reader.optionalAddress("icd.api.fallback.url");
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
        Optional<Path> data = source.value("jboss.server.data.dir").map(folder -> Path.of(folder.text()));
        memoryDirectory = reader.path("icd.memory.directory", data.map(folder -> folder.resolve("icd-desk")));
        directoryMegabytes =
                Integer.parseInt(reader.matching("icd.memory.directory.megabytes", "[1-9][0-9]{0,5}", "512")
                        .orElseThrow());
        assetsDirectory = reader.path("icd.assets.directory", data.map(folder -> folder.resolve("icd-desk-assets")));
        httpsPort = reader.matching("icd.https.port", "none|[1-9][0-9]{0,4}", "none")
                .filter(port -> !port.equals("none"))
                .map(Integer::valueOf);
        limits = new RateLimits(
                reader.rate("icd.limits.searches", DEFAULT_LIMITS.searches()),
                reader.rate("icd.limits.suggestions", DEFAULT_LIMITS.suggestions()),
                reader.networks("icd.limits.exempt"));
        upstreamCalls = reader.number("icd.upstream.calls", 1, 256, DEFAULT_UPSTREAM_CALLS);
        warmUp = reader.flag("icd.warm-up", true);
        // Not below the other directory, whose files make room for each other.
        index = IndexSettings.read(
                reader, new Language(language), data.map(folder -> folder.resolve("icd-desk-index")));
        bundle = BundleSettings.read(reader, index.directory());
        synonymsFile = reader.path("icd.synonyms.file", Optional.empty());
        mcp = reader.choice("icd.mcp", Switch.class, Switch.OFF) == Switch.ON;
        // The server's own filter believes them: here they are only validated and shown.
        reader.proxies("icd.proxies");
        sandbox = reader.flag("icd.sandbox", false);
        sandboxEntities = reader.matching("icd.sandbox.entities", "unknown|[1-9][0-9]{0,6}", "unknown")
                .filter(count -> !count.equals("unknown"))
                .map(Integer::valueOf);
    }

    /** {@return the base URL of the ICD API, without a trailing slash} */
    public URI apiUrl() {
        return apiUrl;
    }

    /** {@return the base URL of the ICD API that is asked while WHO is silent, without a trailing slash} */
    public Optional<URI> fallbackUrl() {
        return fallbackUrl;
    }

    /** {@return the OAuth 2.0 token endpoint} */
    public URI tokenUrl() {
        return tokenUrl;
    }

    /** {@return the OAuth scope to request} */
    public String tokenScope() {
        return tokenScope;
    }

    /** {@return how the client authenticates to the token endpoint} */
    public ClientAuthentication clientAuthentication() {
        return clientAuthentication;
    }

    /** {@return whether the ICD API needs a token} */
    public Authentication authentication() {
        return authentication;
    }

    /** {@return who may see the pages} */
    public Access access() {
        return access;
    }

    /** {@return the release shown if the address names none; empty for the latest} */
    public Optional<String> release() {
        return release;
    }

    /** {@return the fallback language, as a BCP 47 tag} */
    public String language() {
        return language;
    }

    /** {@return the outbound HTTP proxy} */
    public Optional<URI> proxyUrl() {
        return proxyUrl;
    }

    /**
     * {@return the origins whose pages may call {@code /api} from a browser, in lower case, without a trailing slash}
     */
    public List<String> corsOrigins() {
        return corsOrigins;
    }

    /** {@return the maximum size of cached answers in memory, in megabytes} */
    public int memoryMegabytes() {
        return memoryMegabytes;
    }

    /** {@return the directory of the disk cache; empty for memory only} */
    public Optional<Path> memoryDirectory() {
        return memoryDirectory;
    }

    /** {@return the maximum total size of its files, in megabytes} */
    public int directoryMegabytes() {
        return directoryMegabytes;
    }

    /** {@return the directory in which static files of this version and others are kept; empty to keep none} */
    public Optional<Path> assetsDirectory() {
        return assetsDirectory;
    }

    /** {@return the HTTPS port to which HTTP redirects; empty if pages are served over HTTP too} */
    public Optional<Integer> httpsPort() {
        return httpsPort;
    }

    /** {@return what one client may ask of WHO} */
    public RateLimits limits() {
        return limits;
    }

    /** {@return the maximum number of requests to the ICD API in flight} */
    public int upstreamCalls() {
        return upstreamCalls;
    }

    /** {@return whether chapters and blocks are fetched at startup} */
    public boolean warmUp() {
        return warmUp;
    }

    /** {@return what is indexed} */
    public IndexSettings index() {
        return index;
    }

    /** {@return how bundles of WHO's answers are imported and exported} */
    public BundleSettings bundle() {
        return bundle;
    }

    /** {@return the administrator's file of synonyms} */
    public Optional<Path> synonymsFile() {
        return synonymsFile;
    }

    /** {@return whether assistants may call the endpoint for them} */
    public boolean mcp() {
        return mcp;
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

    /** Whether something is there. */
    private enum Switch {
        ON,
        OFF
    }

    /** Who may see the pages. */
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
        /** None, for a local deployment of the ICD API. */
        NONE
    }

    /** Where the client's credential is sent in a token request, RFC 6749 section 2.3.1. */
    public enum ClientAuthentication {
        /** In the {@code Authorization} header. */
        BASIC,
        /** In the form body. */
        POST
    }
}
