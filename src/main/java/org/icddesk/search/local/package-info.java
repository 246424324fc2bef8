// SPDX-License-Identifier: Apache-2.0
/** Searches of our own index, and what pages say about their hits. */
package org.icddesk.search.local;
