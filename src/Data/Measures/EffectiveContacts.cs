using Kpi.Data.Warehouse;

namespace Kpi.Data.Measures;

/// <summary>
/// The contacts that count as care (spec 2.4): one to one, and reaching their purpose. A customer who asked for no calls is still owed
/// care, but only in writing: a call is no contact then.
/// </summary>
internal static class EffectiveContacts
{
    public static IQueryable<Contact> Query(WarehouseContext db) =>
        from contact in db.Contacts
        where contact.Effective && contact.Addressing == ContactAddressing.OneToOne
        join customer in db.Customers on contact.CustomerId equals customer.Id
        where
            !customer.DoNotDisturb
            || contact.Mode == ContactMode.Sms
            || contact.Mode == ContactMode.Mms
            || contact.Mode == ContactMode.Email
            || contact.Mode == ContactMode.Gift
        select contact;
}
