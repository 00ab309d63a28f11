package org.jixiaoflow.review.library;

import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.util.List;
import java.util.Map;
import org.jixiaoflow.support.projection.AsOf;
import org.jixiaoflow.support.projection.Projections;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A region's indicator library")
class CountedLibraryTest {

    private final Library library = mock();
    private final Projections projections = mock();
    private final CountedLibrary counted = new CountedLibrary(library, projections);

    @Test
    @DisplayName("is counted once, however often it is asked for, until something is approved or recommended")
    void once() {
        when(library.of("231083")).thenReturn(List.of());
        reflect(7, 0);
        counted.of("231083");
        counted.of("231083");
        verify(library, times(1)).of("231083");

        reflect(8, 0);
        counted.of("231083");
        verify(library, times(2)).of("231083");

        reflect(8, 1);
        counted.of("231083");
        counted.of("231083");
        verify(library, times(3)).of("231083");
    }

    private void reflect(long indicators, long recommendations) {
        when(projections.asOf(IndicatorView.NAME)).thenReturn(new AsOf(null, Map.of(0, indicators)));
        when(projections.asOf(ExemplaryView.NAME)).thenReturn(new AsOf(null, Map.of(0, recommendations)));
    }
}
