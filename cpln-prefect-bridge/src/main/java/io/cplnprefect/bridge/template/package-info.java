/* SPDX-License-Identifier: Apache-2.0 */
/** The work pool's base job template, and the job configuration that comes out of it for one flow run. */
@NullMarked
package io.cplnprefect.bridge.template;

import org.jspecify.annotations.NullMarked;
