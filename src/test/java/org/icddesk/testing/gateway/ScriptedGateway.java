// SPDX-License-Identifier: Apache-2.0
package org.icddesk.testing.gateway;

import java.net.URI;
import java.util.Random;
import java.util.concurrent.Executor;
import org.icddesk.configuration.Configuration;
import org.icddesk.gateway.IcdGateway;
import org.icddesk.gateway.upstream.IcdApiClient;
import org.icddesk.request.AnswerRate;

/** A gateway without a server: its time, its way out and its tokens follow a script. */
public final class ScriptedGateway {

    /** Passes when told to. */
    public final VirtualTime time = new VirtualTime();

    /** Answers as told. */
    public final ScriptedOutbound who = new ScriptedOutbound();

    /** Tokens as told. */
    public final ScriptedAuthorizer authorizer = new ScriptedAuthorizer();

    /** What is tried. */
    public final IcdGateway gateway;

    /** Runs requests on the thread that asks. */
    public ScriptedGateway() {
        this(Runnable::run, 10 << 20);
    }

    /** Runs requests where told, and remembers so many bytes. */
    public ScriptedGateway(Executor executor, long bytes) {
        IcdApiClient client = new IcdApiClient(
                "The ICD API",
                URI.create("http://api.test"),
                who,
                authorizer,
                time,
                new Random(1),
                new AnswerRate(Configuration.DEFAULT_UPSTREAM_CALLS, time));
        gateway = new IcdGateway(client, executor, time, bytes);
    }
}
