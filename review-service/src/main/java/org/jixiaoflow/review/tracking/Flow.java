package org.jixiaoflow.review.tracking;

import java.util.List;
import org.jixiaoflow.support.projection.AsOf;

/**
 * Where the forms of a region's year stand, all of one snapshot.
 *
 * @param asOf what it reflects
 * @param owed forms that departments still have to submit
 * @param stations where forms stand, in no order
 * @param late departments that owe a form that should have been submitted, what was due first at the top
 */
public record Flow(AsOf asOf, List<Owing> owed, List<Waiting> stations, List<LateDepartment> late) {}
