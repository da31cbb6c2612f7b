using System.Globalization;
using Kpi.Data.Import.Rows;

namespace Kpi.Data.Tests.Import;

/// <summary>The packed customers against a plain dictionary.</summary>
public sealed class KnownCustomersTests
{
    [Fact]
    public void Whatever_is_set_is_found_and_nothing_else()
    {
        var random = new Random(8);
        var (packed, plain) = (new KnownCustomers(), new Dictionary<string, KnownCustomer>(StringComparer.Ordinal));
        for (var i = 1; i <= 200_000; i++)
        {
            // Some come again with other values; some are long, some are not ASCII, one is empty.
            var number = random.Next(150_000).ToString(CultureInfo.InvariantCulture);
            var code = (i % 5) switch
            {
                0 => "客户" + number,
                1 => number.PadLeft(1 + (i % 300), '0'),
                _ => i == 2 ? "" : "C" + number,
            };
            var customer = new KnownCustomer(i, DateTime.UnixEpoch.AddSeconds(i), i % 2 == 0);
            packed.Set(code, customer);
            plain[code] = customer;
        }

        packed.Count.ShouldBe(plain.Count);
        packed.LastId.ShouldBe(200_000);
        plain.Where(pair => !packed.TryGet(pair.Key, out var found) || found != pair.Value).ShouldBeEmpty();
        packed.TryGet("D1", out _).ShouldBeFalse();
    }
}
