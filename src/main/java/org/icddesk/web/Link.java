// SPDX-License-Identifier: Apache-2.0
package org.icddesk.web;

/**
 * A link within the site.
 *
 * @param address the target
 */
public record Link(String label, Address address) {}
