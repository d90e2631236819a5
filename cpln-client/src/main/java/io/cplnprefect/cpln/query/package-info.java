/* SPDX-License-Identifier: Apache-2.0 */
/** Queries: builders of requests, and the queries that objects hold. */
@NullMarked
package io.cplnprefect.cpln.query;

import org.jspecify.annotations.NullMarked;
