// SPDX-License-Identifier: Apache-2.0
/** Refusals and failures as problem documents, RFC 9457. */
package org.icddesk.api.problem;
