// SPDX-License-Identifier: Apache-2.0
package org.icddesk.proposal;

/** A code that a coder has decided on for a text. */
public record Decision(String text, String code) {}
