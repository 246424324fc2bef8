// SPDX-License-Identifier: Apache-2.0
/** The request of a client that is being answered: who asks, and until when an answer is of use. */
package org.icddesk.request;
