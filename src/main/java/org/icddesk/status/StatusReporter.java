// SPDX-License-Identifier: Apache-2.0
package org.icddesk.status;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.ContextException;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Optional;
import java.util.Properties;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.icddesk.access.Https;
import org.icddesk.answer.GatewayStatus;
import org.icddesk.answer.GatewayStatus.CircuitState;
import org.icddesk.answer.SharedStatus;
import org.icddesk.bundle.BundleStatus;
import org.icddesk.bundle.Bundles;
import org.icddesk.configuration.Configuration;
import org.icddesk.configuration.Configuration.Authentication;
import org.icddesk.configuration.IndexedRelease;
import org.icddesk.configuration.Setting;
import org.icddesk.gateway.IcdGateway;
import org.icddesk.request.RequestTally;
import org.icddesk.status.StatusReport.Source;
import org.icddesk.status.StatusReport.Verdict;
import org.icddesk.synonym.DeskSynonyms;
import org.icddesk.synonym.SynonymStatus;
import org.icddesk.token.TokenHolder;
import org.icddesk.token.TokenStatus;
import org.icddesk.walk.Walks;

/** Assembles the status report from the other parts; sends no request. */
@ApplicationScoped
public class StatusReporter {

    // NOTE: held, because an unreferenced logger is garbage-collected with its handlers.
    private static final Logger LOG = Logger.getLogger("org.icddesk");
    private static final String UNKNOWN = "unknown";
    private static final String VERSION = "/META-INF/maven/org.icddesk/icd-desk/pom.properties";

    private final Configuration configuration;
    private final TokenHolder tokens;
    private final IcdGateway gateway;
    private final Walks walks;
    private final Bundles bundles;
    private final RequestTally tally;
    private final DeskSynonyms synonyms;
    private final ServletContext context;
    private final Instant since = Instant.now();
    private final RecentLogHandler recentLog = new RecentLogHandler();
    private volatile StatusReport.Versions versions;
    private Optional<Runnable> removeMeters = Optional.empty();

    protected StatusReporter() {
        this(null, null, null, null, null, null, null, null);
    }

    @Inject
    public StatusReporter(
            Configuration configuration,
            TokenHolder tokens,
            IcdGateway gateway,
            Walks walks,
            Bundles bundles,
            RequestTally tally,
            DeskSynonyms synonyms,
            ServletContext context) {
        this.configuration = configuration;
        this.tokens = tokens;
        this.gateway = gateway;
        this.walks = walks;
        this.bundles = bundles;
        this.tally = tally;
        this.synonyms = synonyms;
        this.context = context;
    }

    /** Starts listening to the log when the application starts. */
    void startWithTheApplication(@Observes @Initialized(ApplicationScoped.class) Object started) {
        versions();
        try {
            removeMeters = MicrometerMeters.register(
                    this,
                    configuration.index().releases().stream()
                            .map(IndexedRelease::id)
                            .toList());
        } catch (NoClassDefFoundError withoutMicrometer) {
            LOG.fine("ICDDESK-S001 This server has no Micrometer; metrics are on the status page only.");
        }
    }

    /** Starts listening to the log. */
    @PostConstruct
    void listen() {
        LOG.addHandler(recentLog);
        configuration.settings().stream()
                .filter(setting -> setting.fault().isPresent())
                .forEach(StatusReporter::warnOf);
        LOG.log(
                configuration.sandbox() ? Level.WARNING : Level.INFO,
                "ICDDESK-C002 Answers come from {0}",
                configuration.sandbox()
                        ? "the sandbox, a simulator: not for coding"
                        : "the ICD API at " + configuration.apiUrl());
    }

    /** Stops listening to the log. */
    @PreDestroy
    void stopListening() {
        removeMeters.ifPresent(Runnable::run);
        LOG.removeHandler(recentLog);
        recentLog.close();
    }

    private static void warnOf(Setting setting) {
        LOG.warning("ICDDESK-C001 The setting " + setting.key() + " is invalid: "
                + setting.fault().orElseThrow() + ". Using instead: " + setting.value() + ".");
    }

    // NOTE: the server asks for its health without a request, and also while it deploys the application, before there
    // is a
    // servlet context.
    private StatusReport.Versions versions() {
        String runtime = System.getProperty("java.runtime.version");
        if (versions == null) {
            try {
                versions = new StatusReport.Versions(version(), String.valueOf(context.getServerInfo()), runtime);
            } catch (IllegalStateException | ContextException notHere) {
                return new StatusReport.Versions(UNKNOWN, UNKNOWN, runtime);
            }
        }
        return versions;
    }

    private String version() {
        try (InputStream stream = context.getResourceAsStream(VERSION)) {
            Properties properties = new Properties();
            if (stream != null) {
                properties.load(stream);
            }
            return properties.getProperty("version", UNKNOWN);
        } catch (IOException e) {
            return UNKNOWN;
        }
    }

    /** {@return a report of the current state} */
    public StatusReport report() {
        TokenStatus token = tokens.status();
        GatewayStatus api = gateway.status();
        Optional<SharedStatus> shared = gateway.sharedStatus();
        SynonymStatus dictionary = synonyms.status();
        BundleStatus carried = bundles.status();
        Optional<String> httpsFault = configuration.httpsPort().flatMap(port -> Https.fault());
        return new StatusReport(
                Instant.now(),
                since,
                httpsFault.isPresent()
                        ? Verdict.CLOSED
                        : verdict(token, api, shared, dictionary, walks.fault().or(carried::fault), configuration),
                source(configuration),
                configuration.apiUrl().toString(),
                httpsFault,
                token,
                api,
                gateway.fallbackStatus(),
                shared,
                walks.progress(),
                walks.fault(),
                carried,
                tally.summary(),
                tally.kinds(),
                dictionary,
                configuration.settings(),
                recentLog.newest(),
                versions());
    }

    static Verdict verdict(
            TokenStatus token,
            GatewayStatus api,
            Optional<SharedStatus> shared,
            SynonymStatus synonyms,
            Optional<String> indexFault,
            Configuration configuration) {
        if (!token.usable() || api.silentSince().isPresent() || api.breaker() == CircuitState.OPEN) {
            return Verdict.REMEMBERING;
        }
        boolean wrong = configuration.settings().stream()
                .anyMatch(setting -> setting.fault().isPresent());
        return wrong
                        || token.trouble().isPresent()
                        || api.refusedSince().isPresent()
                        || api.pausedUntil().isPresent()
                        || api.rootMissing()
                        || api.keepingFault().isPresent()
                        || shared.flatMap(SharedStatus::fault).isPresent()
                        || indexFault.isPresent()
                        || isFaulty(synonyms)
                ? Verdict.ATTENTION
                : Verdict.WELL;
    }

    private static boolean isFaulty(SynonymStatus synonyms) {
        return synonyms.file()
                .filter(file -> file.problem().isPresent() || file.faultCount() > 0)
                .isPresent();
    }

    static Source source(Configuration configuration) {
        if (configuration.sandbox()) {
            return Source.SANDBOX;
        }
        return configuration.authentication() == Authentication.NONE ? Source.LOCAL : Source.WHO;
    }
}
