// SPDX-License-Identifier: Apache-2.0
/** The settings, read once at the start, each with its default and with what is wrong with its value. */
package org.icddesk.configuration;
