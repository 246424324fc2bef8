// SPDX-License-Identifier: Apache-2.0
/**
 * The proxy of WHO's ICD API, for clients without a credential.
 *
 * <p>Responsible for: forwarding the operations of {@link org.icddesk.api.icd.Operation} and nothing else; validating
 * their parameters; mapping the gateway's answers to HTTP responses.
 */
package org.icddesk.api.icd;
