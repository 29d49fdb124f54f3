//! The clock, compared with the plan.

/// How far the presenter is ahead of the plan or behind it, in seconds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pace {
    /// Within the time planned for this slide.
    OnTime,
    /// The slide was reached this many seconds too early.
    Ahead(u32),
    /// The slide should have been left this many seconds ago.
    Behind(u32),
}

/// Returns the pace `elapsed` seconds after the start, on the slide with this index. `planned` has
/// the seconds planned for each slide.
#[must_use]
pub fn pace(elapsed: u32, slide: usize, planned: &[u16]) -> Pace {
    let reach: u32 = planned.iter().take(slide).map(|s| u32::from(*s)).sum();
    let leave = reach + planned.get(slide).map_or(0, |s| u32::from(*s));
    if elapsed < reach {
        Pace::Ahead(reach - elapsed)
    } else if elapsed > leave {
        Pace::Behind(elapsed - leave)
    } else {
        Pace::OnTime
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slide_is_on_time_within_its_planned_seconds() {
        let planned = [60, 30, 90];
        assert_eq!(pace(0, 0, &planned), Pace::OnTime);
        assert_eq!(pace(60, 0, &planned), Pace::OnTime);
        assert_eq!(pace(75, 0, &planned), Pace::Behind(15));
        assert_eq!(pace(40, 1, &planned), Pace::Ahead(20));
        assert_eq!(pace(200, 2, &planned), Pace::Behind(20));
    }
}
