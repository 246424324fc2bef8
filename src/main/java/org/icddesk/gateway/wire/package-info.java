// SPDX-License-Identifier: Apache-2.0
/**
 * The wire format of the ICD API, and its mapping to domain values.
 *
 * <p>Responsible for: JSON of any shape in, domain values out. What is absent or odd never becomes a null, an exception
 * of another kind than {@link org.icddesk.answer.Malformed}, or an address to go to. Not for other packages than the
 * gateway's.
 */
package org.icddesk.gateway.wire;
