// SPDX-License-Identifier: Apache-2.0
/** Exception mappers that answer with problem documents, RFC 9457. */
package org.icddesk.api.problem;
