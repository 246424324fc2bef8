// SPDX-License-Identifier: Apache-2.0
/**
 * WHO's ICD API as this server passes it on, without a credential.
 *
 * <p>Responsible for: letting through what {@link org.icddesk.api.icd.Operation} names and nothing else; turning the gateway's
 * answers into HTTP answers.
 */
package org.icddesk.api.icd;
