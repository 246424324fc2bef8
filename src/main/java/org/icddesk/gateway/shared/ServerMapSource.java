// SPDX-License-Identifier: Apache-2.0
package org.icddesk.gateway.shared;

import java.util.Optional;
import org.icddesk.server.ServerServices;

/** The source of the map in the server's Infinispan, whose service the server may start late or not at all. */
public final class ServerMapSource implements SharedMapSource {

    @Override
    public Optional<SharedMap> map() {
        return ServerServices.sharedAnswers().map(InfinispanMap::of);
    }

    @Override
    public Optional<String> fault() {
        return ServerServices.sharedAnswersFault();
    }
}
