// SPDX-License-Identifier: Apache-2.0
/**
 * Access control: sign-in through the server, roles, the redirect to HTTPS, confirmed actions, the audit log.
 *
 * <p>Invariants: readers need no sign-in unless {@code icd.access} is {@code role}; no session is made here; an action
 * of an administrator happens once, by a form that this server gave to this administrator; every refusal and every
 * action is one line in the category {@code org.icddesk.audit}.
 */
package org.icddesk.access;
