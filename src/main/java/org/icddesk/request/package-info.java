// SPDX-License-Identifier: Apache-2.0
/** The context of the request that a thread serves: the client key and the deadline; and the count of requests by client. */
package org.icddesk.request;
