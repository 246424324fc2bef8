// SPDX-License-Identifier: Apache-2.0
/**
 * The gateway to WHO's ICD API; with its sub-packages the only code that calls it.
 *
 * <p>Responsible for: per-client limits before the cache, the cache before the client of the API, and the order of
 * these; the warm-up of the cache; the token that requests carry. Its sub-packages do the work. Knows nothing of pages
 * and never sees the secret.
 *
 * <p>Invariants: no address in an answer is ever fetched as it is; one request in flight per cache key, however many
 * callers wait for it; at most {@code icd.upstream.calls} requests in flight; a stale answer is served if WHO gives none, and never in
 * place of another answer; no failure and no log line contains what was searched for.
 */
package org.icddesk.gateway;
