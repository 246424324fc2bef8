// SPDX-License-Identifier: Apache-2.0
/**
 * Who may see and do what: sign-in by the server's own means, roles, confirmed actions, the audit.
 *
 * <p>Invariants: readers need no sign-in unless {@code icd.access} is {@code role}; no session is made here; an action of
 * an administrator happens once, by a form that this server gave to this administrator; every refusal and every action
 * is one line in the category {@code org.icddesk.audit}.
 */
package org.icddesk.access;
