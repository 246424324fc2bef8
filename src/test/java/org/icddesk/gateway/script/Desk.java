// SPDX-License-Identifier: Apache-2.0
package org.icddesk.gateway.script;

import java.net.URI;
import java.util.Random;
import java.util.concurrent.Executor;
import org.icddesk.gateway.IcdGateway;
import org.icddesk.gateway.upstream.Upstream;

/** A gateway without a server: its time, its way out and its tokens follow a script. */
public final class Desk {

    /** Passes when told to. */
    public final VirtualTime time = new VirtualTime();

    /** Answers as told. */
    public final ScriptedOutbound who = new ScriptedOutbound();

    /** Tokens as told. */
    public final ScriptedPasses passes = new ScriptedPasses();

    /** What is tried. */
    public final IcdGateway gateway;

    /** Runs requests on the thread that asks. */
    public Desk() {
        this(Runnable::run, 10 << 20);
    }

    /** Runs requests where told, and remembers so many bytes. */
    public Desk(Executor executor, long bytes) {
        Upstream upstream = new Upstream(URI.create("http://api.test"), who, passes, time, new Random(1));
        gateway = new IcdGateway(upstream, executor, time, bytes);
    }
}
