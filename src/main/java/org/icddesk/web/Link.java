// SPDX-License-Identifier: Apache-2.0
package org.icddesk.web;

/**
 * An address of the site with the words to click.
 *
 * @param address where they lead
 */
public record Link(String label, Address address) {}
