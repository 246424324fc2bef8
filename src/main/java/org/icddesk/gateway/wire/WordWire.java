// SPDX-License-Identifier: Apache-2.0
package org.icddesk.gateway.wire;

/**
 * WHO's GuessWord.
 *
 * @param label the word
 * @param dontChangeResult whether taking it leaves the hits as they are
 */
public record WordWire(String label, Boolean dontChangeResult) {}
