using Kpi.Data.Warehouse;
using Kpi.Kpis;

namespace Kpi.Data.Demo;

/// <summary>The demo's branches, cut from <see cref="PlaceNames"/> to a scale.</summary>
internal sealed class BranchTree
{
    private const string HqCode = "HQ";
    private const string EmptyOutletCode = "JS0102";
    private const string LongNamedOutletCode = "JS0202";

    private readonly List<Branch> branches = [];
    private readonly List<Outlet> outlets = [];
    private readonly double[] reach;

    public BranchTree(DemoScale scale)
    {
        var hq = Add(HqCode, null, BranchLevel.Hq, "总部", "Headquarters");
        foreach (var province in PlaceNames.Provinces.Take(scale.Provinces))
        {
            AddProvince(province, hq, scale);
        }

        reach = new double[outlets.Count];
        var sum = 0.0;
        for (var i = 0; i < outlets.Count; i++)
        {
            reach[i] = sum += outlets[i].Weight;
        }

        Story = Tell(PlaceNames.Provinces[scale.Provinces > 1 ? 1 : 0].Code);
    }

    /// <summary>Every branch, parents before children.</summary>
    public IReadOnlyList<Branch> Branches => branches;

    /// <summary>How every branch has stood since the demo began.</summary>
    public IEnumerable<BranchVersion> Versions(BusinessClock clock) =>
        branches.Select(branch => new BranchVersion
        {
            BranchId = branch.Id,
            ValidFrom = clock.ToUtc(DemoCalendar.Start),
            ParentId = branch.ParentId,
            Level = branch.Level,
            IsSecondGeneration = branch.IsSecondGeneration,
            SizeClass = branch.SizeClass,
        });

    /// <summary>Every outlet, by code within its province.</summary>
    public IReadOnlyList<Outlet> Outlets => outlets;

    public DemoStory Story { get; }

    /// <summary>The outlet that a customer joins: big ones more often.</summary>
    public Outlet PickOutlet(Randomness random)
    {
        var place = Array.BinarySearch(reach, random.Unit() * reach[^1]);
        return outlets[Math.Min(place < 0 ? ~place : place + 1, outlets.Count - 1)];
    }

    /// <summary>Where a customer of an outlet moves to: mostly within the city, seldom out of the province. Null if there is no other.</summary>
    public Outlet? PickMove(Outlet from, Randomness random)
    {
        var distance = random.Unit();
        var near = outlets.FindAll(to =>
            to != from
            && to.Weight > 0
            && (distance >= 0.60 || to.CityCode == from.CityCode)
            && (distance >= 0.88 || to.ProvinceCode == from.ProvinceCode)
        );
        return near.Count == 0 ? null : near[random.Below(near.Count)];
    }

    private void AddProvince(ProvincePlaces places, Branch hq, DemoScale scale)
    {
        var province = Add(places.Code, hq, BranchLevel.Province, $"{places.Name.Zh}省分公司", $"{places.Name.En} Province");
        foreach (var (index, place) in places.Cities.Take(scale.CitiesPerProvince).Index())
        {
            var (code, name) = ($"{places.Code}{index + 1:D2}", place.Name);
            var city = Add(code, province, BranchLevel.City, $"{name.Zh}市分公司", $"{name.En} City");
            var count = index == 0 ? scale.OutletsPerCapital : scale.OutletsPerCity;
            foreach (var (number, district) in place.Districts.Take(count).Index())
            {
                AddOutlet($"{code}{number + 1:D2}", city, province, name, district);
            }
        }
    }

    private void AddOutlet(string code, Branch city, Branch province, PlaceName cityName, PlaceName district)
    {
        var name = string.Equals(code, LongNamedOutletCode, StringComparison.Ordinal)
            ? PlaceNames.VeryLongOutlet
            : new($"{cityName.Zh}{district.Zh}营业厅", $"{cityName.En} {district.En} outlet");
        var branch = Add(code, city, BranchLevel.Outlet, name.Zh, name.En);
        var isEmpty = string.Equals(code, EmptyOutletCode, StringComparison.Ordinal);
        var outlet = Outlet.Founded(branch, city.Code, province.Code, outlets.Count, isEmpty);
        branch.SizeClass = outlet.SizeClass;
        branch.IsSecondGeneration = outlet.HasDedicatedManager;
        outlets.Add(outlet);
    }

    private Branch Add(string code, Branch? parent, BranchLevel level, string zh, string en)
    {
        var branch = new Branch
        {
            Id = branches.Count + 1,
            Code = code,
            ParentId = parent?.Id,
            Level = level,
            NameZh = zh,
            NameEn = en,
        };
        branches.Add(branch);
        return branch;
    }

    private DemoStory Tell(string campaignProvince) =>
        new(
            IncidentCity: "JS02",
            IncidentMonth: new(2026, 6),
            CampaignProvince: campaignProvince,
            CampaignFrom: new(2026, 3),
            CampaignTo: new(2026, 5),
            TroubledOutlets: CodesOf(OutletCharacter.Troubled),
            ExcellentOutlets: CodesOf(OutletCharacter.Excellent),
            EmptyOutlet: EmptyOutletCode,
            LongNamedOutlet: LongNamedOutletCode
        );

    private string[] CodesOf(OutletCharacter character) =>
        [.. outlets.Where(outlet => outlet.Character == character).Select(outlet => outlet.Code)];
}
