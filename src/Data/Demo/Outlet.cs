using Kpi.Data.Warehouse;

namespace Kpi.Data.Demo;

/// <summary>How well an outlet works.</summary>
internal enum OutletCharacter
{
    Ordinary,
    Troubled,
    Excellent,
}

/// <summary>An outlet and its habits. Factors multiply what is usual; 1 is an ordinary outlet.</summary>
internal sealed record Outlet(int BranchId, string Code, string CityCode, string ProvinceCode, OutletCharacter Character)
{
    /// <summary>One outlet in so many is troubled, and one is excellent: a dozen each of 240.</summary>
    private const int CharacterCycle = 20;

    /// <summary>The class of outlets that it is compared with.</summary>
    public string SizeClass =>
        Weight switch
        {
            > 1.5 => "large",
            > 0.7 => "medium",
            _ => "small",
        };

    /// <summary>Whether it has enough mid-high customers for a manager who looks after them alone; otherwise one does so part of the day.</summary>
    public bool HasDedicatedManager => Weight > 0.9;

    /// <summary>How many customers it draws, 1 for an average one; 0 for the empty outlet.</summary>
    public double Weight { get; private init; }

    /// <summary>On wishes to leave.</summary>
    public double Leaving { get; private init; }

    /// <summary>On the success of its retention cases.</summary>
    public double Saving { get; private init; }

    /// <summary>The probability of a routine contact that is due.</summary>
    public double Diligence { get; private init; }

    /// <summary>On complaints and on low scores.</summary>
    public double Discontent { get; private init; }

    /// <summary>On the days that a complaint takes.</summary>
    public double Slowness { get; private init; }

    /// <summary>An outlet whose place among all outlets decides its character.</summary>
    public static Outlet Founded(Branch branch, string city, string province, int index, bool isEmpty)
    {
        var random = Randomness.For(RandomTopic.Outlets, branch.Id);
        var character = (index % CharacterCycle) switch
        {
            0 => OutletCharacter.Excellent,
            2 => OutletCharacter.Troubled,
            _ => OutletCharacter.Ordinary,
        };
        var skew = random.Unit();
        var outlet = new Outlet(branch.Id, branch.Code, city, province, character)
        {
            Weight = isEmpty ? 0 : 0.35 + 2.0 * skew * skew,
            Leaving = random.Within(0.85, 1.15),
            Saving = random.Within(0.90, 1.10),
            Diligence = random.Within(0.89, 0.98),
            Discontent = random.Within(0.80, 1.20),
            Slowness = random.Within(0.80, 1.25),
        };
        return character switch
        {
            OutletCharacter.Troubled => outlet with
            {
                Weight = Math.Max(outlet.Weight, 0.9),
                Leaving = 2.2,
                Saving = 0.65,
                Diligence = 0.66,
                Discontent = 2.1,
                Slowness = 2.2,
            },
            OutletCharacter.Excellent => outlet with
            {
                Weight = Math.Max(outlet.Weight, 0.9),
                Leaving = 0.60,
                Saving = 1.25,
                Diligence = 0.995,
                Discontent = 0.50,
                Slowness = 0.60,
            },
            _ => outlet,
        };
    }
}
