// SPDX-License-Identifier: Apache-2.0
/**
 * WHO's medical certificate of cause of death: its fields, its files, and what cannot be true in one.
 *
 * <p>A certificate is about somebody. Nothing here keeps one, logs one or puts one into a message.
 */
package org.icddesk.certificate;
