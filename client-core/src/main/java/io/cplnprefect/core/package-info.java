/* SPDX-License-Identifier: Apache-2.0 */
/** What both API clients share: one way to make a call, its errors, paging, settings and secrets. */
@NullMarked
package io.cplnprefect.core;

import org.jspecify.annotations.NullMarked;
