// SPDX-License-Identifier: Apache-2.0
/**
 * The page of the reader's own codes. They live in the reader's browser: nothing of them reaches the server, which gives
 * the same page to everybody.
 */
package org.icddesk.mine;
