// SPDX-License-Identifier: Apache-2.0
package org.icddesk.sandbox.catalogue;

/** First and last code of a block's subtree, as WHO publishes them (it agrees with the recorded ones). */
final class CodeRanges {

    private CodeRanges() {}

    /** Gives a block of codes its range if its table did not; extension code blocks have none since API 2.2. */
    static void complete(Node node) {
        if (node.classKind.equals("block")
                && node.codeRange.isEmpty()
                && node.linearization.equals("mms")
                && !node.chapter().code.equals("X")) {
            String first = first(node);
            if (!first.isEmpty()) {
                node.codeRange = first + "-" + last(node);
            }
        }
    }

    private static String first(Node node) {
        if (!node.code.isEmpty()) {
            return node.code;
        }
        for (Node child : node.children) {
            String found = first(child);
            if (!found.isEmpty()) {
                return found;
            }
        }
        return "";
    }

    private static String last(Node node) {
        for (int i = node.children.size() - 1; i >= 0; i--) {
            String found = last(node.children.get(i));
            if (!found.isEmpty()) {
                return found;
            }
        }
        return node.code;
    }
}
