// SPDX-License-Identifier: Apache-2.0
package org.icddesk.benchmark;

import java.net.URI;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.icddesk.answer.Answer;
import org.icddesk.gateway.IcdGateway;
import org.icddesk.http.OutboundFailure;
import org.icddesk.http.OutboundRequest;
import org.icddesk.http.OutboundResponse;
import org.icddesk.icd.EntityId;
import org.icddesk.icd.Language;
import org.icddesk.icd.Linearization;
import org.icddesk.icd.LinearizationUri;
import org.icddesk.icd.Release;
import org.icddesk.icd.entity.Entity;
import org.icddesk.sandbox.Sandbox;
import org.icddesk.sandbox.SandboxOptions;
import org.icddesk.testing.gateway.GatewayBench;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** What an answer costs inside the gateway: remembered, asked for, and the same request without the gateway. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(0)
@Warmup(iterations = 2, time = 2)
@Measurement(iterations = 3, time = 2)
public class GatewayBenchmark {

    private static final LinearizationUri CHOLERA =
            LinearizationUri.of(new Release("2024-01"), Linearization.MMS, new EntityId("257068234"));

    private Sandbox sandbox;
    private GatewayBench bench;
    private IcdGateway gateway;
    private URI address;

    /** Opens the way to a sandbox. */
    @Setup
    public void open() {
        sandbox = Sandbox.start(SandboxOptions.defaults().withoutToken());
        bench = new GatewayBench();
        gateway = bench.gateway(URI.create(sandbox.apiUrl()));
        address = URI.create(sandbox.apiUrl() + CHOLERA.path());
    }

    /** Closes it. */
    @TearDown
    public void close() {
        bench.close();
        sandbox.close();
    }

    /** {@return an answer from memory} */
    @Benchmark
    public Answer<Entity> remembered() {
        return gateway.entity(CHOLERA, Language.ENGLISH, Set.of());
    }

    /** {@return an answer asked for, since memory counts as outdated} */
    @Benchmark
    public Answer<Entity> asked() {
        gateway.invalidateCache();
        return gateway.entity(CHOLERA, Language.ENGLISH, Set.of());
    }

    /** {@return the sandbox's answer as it comes} */
    @Benchmark
    public OutboundResponse sandboxAlone() throws OutboundFailure {
        return bench.outbound()
                .send(OutboundRequest.get(address).header("API-Version", "v2").header("Accept-Language", "en"));
    }
}
