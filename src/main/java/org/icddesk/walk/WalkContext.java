// SPDX-License-Identifier: Apache-2.0
package org.icddesk.walk;

import org.icddesk.gateway.BackgroundRequests;
import org.icddesk.index.synonym.Synonyms;
import org.icddesk.time.TimeSource;
import org.icddesk.walk.store.WalkStore;

/**
 * What all walks share.
 *
 * @param indexes where they publish what is searched
 */
record WalkContext(
        BackgroundRequests requests, WalkStore store, WalkedIndexes indexes, Synonyms synonyms, TimeSource time) {}
