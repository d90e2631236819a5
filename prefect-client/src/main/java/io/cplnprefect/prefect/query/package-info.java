/* SPDX-License-Identifier: Apache-2.0 */
/** Filters that pick what is listed or counted. They hold only what a server understands, since it silently ignores unknown parts of a query. */
@NullMarked
package io.cplnprefect.prefect.query;

import org.jspecify.annotations.NullMarked;
