// SPDX-License-Identifier: Apache-2.0
/**
 * Networks that break: a TCP proxy with the toxics of Toxiproxy, so that what the tests do can be repeated with the real
 * one, and certificates that are not to be trusted.
 */
package org.icddesk.testing.faults;
