/* SPDX-License-Identifier: Apache-2.0 */
/** The objects of the platform, one model a kind. */
@NullMarked
package io.cplnprefect.cpln.model;

import org.jspecify.annotations.NullMarked;
