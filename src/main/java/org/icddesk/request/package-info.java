// SPDX-License-Identifier: Apache-2.0
/** The context of the request that a thread serves: the client key and the deadline. */
package org.icddesk.request;
