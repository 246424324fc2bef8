// SPDX-License-Identifier: Apache-2.0
/**
 * The gateway to WHO's ICD API; the only package that calls it.
 *
 * <p>Responsible for: identifiers, codes and questions as values, checked before anything leaves the server; answers as
 * values, without anything in them that could harm a page; failures by their cause. Knows WHO's paths and words; knows
 * nothing of pages and never sees the secret.
 *
 * <p>Invariants: nothing in an answer is ever fetched as it stands; one request per question however many ask it; never
 * more than sixteen requests at a time; an old answer stands in where WHO gives none, and never where WHO gives
 * another; no failure and no log line tells what was searched for.
 */
package org.icddesk.gateway;
