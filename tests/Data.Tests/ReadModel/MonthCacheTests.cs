using Kpi.Data.ReadModel;
using Kpi.Kpis;

namespace Kpi.Data.Tests.ReadModel;

public sealed class MonthCacheTests
{
    private static readonly Month First = new(2025, 1);
    private readonly Dictionary<MonthKey, int> loads = [];
    private bool isRead = true;

    [Fact]
    public void The_month_not_asked_for_longest_is_let_go()
    {
        var cache = Cache(30);
        isRead = false;

        Ask(cache, 1, 2, 3, 1, 4);

        Ask(cache, 1, 3, 4);
        loads.Values.ShouldAllBe(count => count == 1);

        Ask(cache, 2);
        loads[Key(2)].ShouldBe(2);
    }

    [Fact]
    public void The_budget_is_held_but_for_a_month_that_is_larger()
    {
        var cache = new MonthCache(25);

        Ask(cache, 1, 2, 3);
        cache.Bytes.ShouldBe(20);

        cache.Get(Key(4), () => new Sized(70));
        cache.Bytes.ShouldBe(70, "what was asked for last stays, or the next value of it would load it again");
    }

    [Fact]
    public void A_month_that_was_let_go_is_found_again_while_somebody_reads_it()
    {
        var cache = Cache(10);
        var held = cache.Get(Key(1), () => new Sized(10));

        Ask(cache, 2);

        cache.Get(Key(1), () => new Sized(10)).ShouldBeSameAs(held);
    }

    [Fact]
    public void So_it_is_by_a_weak_reference()
    {
        var cache = new MonthCache(10);
        var held = cache.Get(Key(1), () => new Sized(10));

        Ask(cache, 2);

        cache.Get(Key(1), () => new Sized(10)).ShouldBeSameAs(held);
        GC.KeepAlive(held);
    }

    [Fact]
    public void Who_asks_at_the_same_time_gets_one_loading()
    {
        var cache = new MonthCache(1000);
        var loaded = 0;
        Thread[] askers = [];
        askers = [.. Enumerable.Range(0, 8).Select(_ => new Thread(() => cache.Get(Key(1), Load)))];

        Array.ForEach(askers, asker => asker.Start());
        Array.ForEach(askers, asker => asker.Join());

        loaded.ShouldBe(1);

        // Ends when every other asker has come and waits.
        Sized Load()
        {
            Interlocked.Increment(ref loaded);
            Eventually
                .Holds(() => askers.Count(asker => asker.ThreadState == ThreadState.WaitSleepJoin) >= askers.Length - 1)
                .GetAwaiter()
                .GetResult();
            return new(10);
        }
    }

    [Fact]
    public void A_loading_that_failed_is_tried_again()
    {
        var cache = new MonthCache(1000);
        Should.Throw<DataException>(() => cache.Get<Sized>(Key(1), () => throw new DataException("DATA_CHANGED", "")));

        cache.Get(Key(1), () => new Sized(10)).Bytes.ShouldBe(10);
    }

    [Fact]
    public void What_was_measured_anew_is_let_go_and_closed_revisions_stay()
    {
        var cache = new MonthCache(1000);
        Ask(cache, 1, 2);
        cache.Get(Key(1) with { IsRevision = true }, () => new Sized(10));

        cache.KeepOnly(new Dictionary<Month, long> { [Key(1).Month] = 8, [Key(2).Month] = Key(2).Number });

        cache.Bytes.ShouldBe(20);
        Ask(cache, 2);
        loads[Key(2)].ShouldBe(1);
    }

    private static MonthKey Key(int month) => new(First.AddMonths(month - 1), 7, IsRevision: false);

    /// <summary>A cache whose months are found again as long as the test says that somebody reads them.</summary>
    private MonthCache Cache(long budget) => new(budget, month => () => isRead ? month : null);

    private void Ask(MonthCache cache, params IEnumerable<int> months)
    {
        foreach (var key in months.Select(Key))
        {
            cache.Get(
                key,
                () =>
                {
                    loads[key] = loads.GetValueOrDefault(key) + 1;
                    return new Sized(10);
                }
            );
        }
    }

    private sealed record Sized(long Bytes) : ICachedMonth;
}
