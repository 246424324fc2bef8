// SPDX-License-Identifier: Apache-2.0
package org.icddesk.web;

/**
 * A link within the site.
 *
 * @param address where they lead
 */
public record Link(String label, Address address) {}
