// SPDX-License-Identifier: Apache-2.0
/**
 * The endpoint for AI assistants: the Model Context Protocol over HTTP, revision 2026-07-28, which has no session, and
 * the revisions before it that begin with {@code initialize}.
 *
 * <p>Read-only, and off until {@code icd.mcp=on}. Each request is answered from itself alone. Whatever names an entity
 * has its code, title, identifier and release; a code that is not there is an error of the tool, with the nearest ones
 * that are.
 */
package org.icddesk.api.mcp;
