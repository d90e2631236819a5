/* SPDX-License-Identifier: Apache-2.0 */
/** The objects of an emulated server. */
@NullMarked
package io.cplnprefect.testkit.prefect.internal.store;

import org.jspecify.annotations.NullMarked;
